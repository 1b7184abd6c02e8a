"""The types that the floors above hand to each other. No input, no output, no logic but laws."""
