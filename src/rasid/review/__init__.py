"""The workbench: web pages on which people check, correct and connect what was read."""
