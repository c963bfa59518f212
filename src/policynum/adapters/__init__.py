"""Ways into other people's tools; each file here imports its library only when it is used."""
