"""Site rules learned from pages: what recurs in different articles of one site, and where their bodies stand."""

from .errors import NotLearnableError as NotLearnableError
from .learn import Learned as Learned
from .learn import learn as learn
