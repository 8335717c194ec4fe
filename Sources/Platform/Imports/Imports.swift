// Imports
