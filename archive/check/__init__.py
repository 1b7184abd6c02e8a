"""A finished site -> what is wrong with it. Every file is read once; nothing is changed.

    L001  error    a link names a file that is not there
    L002  error    a link names a folder: only a server would find a page in it
    L003  error    a link names a place within a page that is not there
    L004  error    a link begins with ``/`` or ``//`` or is a ``file:`` address
    L005  error    a link leads out of the site's folder
    L006  error    a link differs from the file's name in upper and lower case
    L007  error    a picture, a style sheet, a script or another part is missing
    L008  error    two elements of a page have the same id
    L009  error    a page does not say its language in ``<html lang>``
    L010  error    a feed or another XML file is not well-formed
    L011  notice   a file that nothing on the site links to
    L012  error    two names that differ in upper and lower case only
    L013  warning  the whole site comes near a limit of its host, or may be over one
    L014  error    the whole site is over such a limit
    L015  error    a file is too large for a git host
    L016  error    there is no site to check
    L017  error    a page, a style sheet or a script that is not UTF-8, or is empty

A site works from a disk, under any address and in any folder only while all of its
links are relative and name a file: that is what L002, L004 and L005 hold it to.
One thing that is missing is one problem, however many pages link to it.
"""

from archive.check.site import check_site

__all__ = ["check_site"]
