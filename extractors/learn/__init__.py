"""Site rules learned from pages: what recurs in different articles of a site, and where bodies stand."""

from .errors import NotLearnableError as NotLearnableError
from .learn import Learned as Learned
from .learn import learn as learn
