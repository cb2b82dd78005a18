"""A rule base or a region's advice as a graph of facts, problems, causes and measures: Mermaid, SVG or HTML."""
