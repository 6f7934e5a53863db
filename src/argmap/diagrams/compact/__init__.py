"""The compact layout: cards below one another, indented, in columns of one height under the top card."""
