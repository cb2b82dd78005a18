"""What a picture shows in, the picture out: SVG that needs no font, and a page that says the same in a table."""
