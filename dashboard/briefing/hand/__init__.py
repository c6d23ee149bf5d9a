"""What a briefing leaves behind: slides (PPTX), a draft bulletin (DOCX) and its numbers (XLSX).

Every form is made from the same pinned deck without a browser, and the same deck gives the same
bytes. Nothing is drawn as a picture: charts, tables, shapes and text stay editable. The way in is
``files.response``; the libraries that write Office files are loaded when first asked for.
"""
