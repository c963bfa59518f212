"""How Sphinx builds these pages: make docs."""

import policynum

project = "policynum"
author = "The policynum authors"
version = release = policynum.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.intersphinx"]
intersphinx_mapping = {}
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
nitpicky = False
exclude_patterns = ["_build", "**/_*.md"]  # pages whose name begins with _ are shown within others
html_theme = "furo"
html_title = f"policynum {release}"
html_show_copyright = False
html_static_path = ["_static"]
html_css_files = ["tables.css"]
# A Chinese character must be two cells wide, or the rules under sentences stand in the wrong place.
_monospace = '"Noto Sans Mono CJK SC", "Sarasa Mono SC", NSimSun, SFMono-Regular, Menlo, Consolas, monospace'
html_theme_options = {"light_css_variables": {"font-stack--monospace": _monospace}}
