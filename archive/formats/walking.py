"""Looking around in a tree: what lies below an element, above it, beside it.

Beautiful Soup answers such questions too, and makes a matcher for each; plain steps from
element to element take a fraction of the time.
"""

from collections.abc import Iterator

from bs4.element import NavigableString, PageElement, Tag


def walk(root: Tag) -> Iterator[Tag]:
    """Every element below ``root``, in document order."""
    node: PageElement | None = root.next_element
    end = after(root)
    while node is not None and node is not end:
        if isinstance(node, Tag):
            yield node
        node = node.next_element


def after(tag: Tag) -> PageElement | None:
    """The node that follows everything below ``tag``."""
    node: Tag | None = tag
    while node is not None:
        if node.next_sibling is not None:
            return node.next_sibling
        node = node.parent
    return None


def below(root: Tag, names: frozenset[str]) -> list[Tag]:
    """Every element of one of these names below ``root``, in document order."""
    found: list[Tag] = []
    node: PageElement | None = root.next_element
    end = after(root)
    while node is not None and node is not end:
        if node.name in names:  # type: ignore[attr-defined]  # None for a text
            found.append(node)  # type: ignore[arg-type]
        node = node.next_element
    return found


def first_below(root: Tag, names: frozenset[str]) -> Tag | None:
    """The first element of one of these names below ``root``."""
    node: PageElement | None = root.next_element
    end = after(root)
    while node is not None and node is not end:
        if node.name in names:  # type: ignore[attr-defined]  # None for a text
            return node  # type: ignore[return-value]
        node = node.next_element
    return None


def holds(tag: Tag, names: frozenset[str]) -> bool:
    """True where an element of one of these names is below ``tag``."""
    return first_below(tag, names) is not None


def above(tag: Tag, names: frozenset[str]) -> Tag | None:
    """The nearest element around ``tag`` that has one of these names."""
    around = tag.parent
    while around is not None and around.name not in names:
        around = around.parent
    return around


def lies_in(tag: Tag, names: frozenset[str]) -> bool:
    """True where ``tag`` is below an element of one of these names."""
    return above(tag, names) is not None


def element_before(node: PageElement) -> Tag | None:
    """The nearest sibling before ``node`` that is no text."""
    before = node.previous_sibling
    while before is not None and not isinstance(before, Tag):
        before = before.previous_sibling
    return before


def element_behind(node: PageElement) -> Tag | None:
    """The nearest sibling behind ``node`` that is no text."""
    behind = node.next_sibling
    while behind is not None and not isinstance(behind, Tag):
        behind = behind.next_sibling
    return behind


def texts(root: Tag) -> list[NavigableString]:
    """Every text below ``root``, in document order."""
    found: list[NavigableString] = []
    node: PageElement | None = root.next_element
    end = after(root)
    while node is not None and node is not end:
        if isinstance(node, NavigableString):
            found.append(node)
        node = node.next_element
    return found


def last_text(root: Tag) -> NavigableString | None:
    """The last text below ``root`` that is more than white space."""
    return next((text for text in reversed(texts(root)) if text.strip()), None)
