"""Write the reference pages anew: `make docs`."""

from manual.pages import DOCS, pages

for name, text in pages().items():
    (DOCS / name).write_text(text, "utf-8")
    print(f"docs/{name}: {len(text.splitlines())} lines")
