"""Charts as data: each lays its numbers out as shapes and hit areas, one widget paints them."""
