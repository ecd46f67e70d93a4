"""The chain's urls. A state change is a POST on a noun."""

from leertraject.lookback.routes import conversing, learning

app_name = "lookback"
urlpatterns = [*conversing.urlpatterns, *learning.urlpatterns]
