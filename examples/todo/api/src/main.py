"""The program that a server imports: `uvicorn src.main:app`."""

from src.application import create_app
from src.settings import load_settings

# Settings are read while the server imports this module, so that a wrong
# configuration ends the process before a port is open.
app = create_app(load_settings())
