"""What a page of ours may ask of a browser: nothing but a passkey of this site."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Everything that could watch or follow someone is off, in our own pages too. What Chromium does not know by name is
# left out: it warns of that on every page, and the walks fail on any warning.
OFF = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
    "encrypted-media", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone",
    "midi", "payment", "serial", "storage-access", "usb", "xr-spatial-tracking",
)  # fmt: skip
OWN = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS = ", ".join([*(f"{name}=()" for name in OFF), *(f"{name}=(self)" for name in OWN)])


class PermissionsMiddleware:
    """Sets `Permissions-Policy` on every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS
        return response
