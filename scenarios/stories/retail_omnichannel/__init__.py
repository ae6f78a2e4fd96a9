"""What-ifs on ``scenarios/retail-omnichannel.yaml``, each a table of its page that one command prints."""
