"""What is handed over: tables as CSV, JSON and workbooks, and the chase list."""
