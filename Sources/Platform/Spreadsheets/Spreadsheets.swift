// Spreadsheets
