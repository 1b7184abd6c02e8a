"""Library -> every page of the site as a value: addresses, views, lists, feeds."""
