"""The sign-in of an organisation that does not exist, over real HTTP."""

import base64
import hashlib
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from samensterk.web.config.environment import Environment

CLIENT, SECRET = "samensterk", "geheim van de stub"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Organisation:
    """What the provider will say; a test changes it before somebody signs in."""

    url: str = ""
    says: dict = field(default_factory=dict)  # claims, over the right ones
    leaves_out: tuple = ()
    signs_with: object = KEY
    algorithm: str = "RS256"
    issuer: str = ""
    token: str = ""  # instead of one made here
    asked: dict = field(default_factory=dict)  # by the last one who was sent here
    codes: dict = field(default_factory=dict)

    def authorise(self, query):
        """Answer as if somebody has signed in at once; gives where he is sent back."""
        self.asked = dict(parse_qsl(query))
        code = f"code-{len(self.codes)}"
        self.codes[code] = self.asked
        back = {"code": code, "state": self.asked["state"]}
        return f"{self.asked['redirect_uri']}?{urlencode(back)}"

    def tokens(self, form):
        """Give tokens for a code, once, to who can prove to have asked for it."""
        asked = self.codes.pop(form["code"])
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if proof != asked["code_challenge"] or form["client_secret"] != SECRET:
            return {"error": "invalid_grant"}
        token = self.token or self.id_token(asked["nonce"])
        return {"access_token": "a", "token_type": "Bearer", "id_token": token}

    def id_token(self, nonce):
        now = int(time.time())
        claims = {
            "iss": self.url,
            "sub": "person-1",
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            "name": "Cor de Vries",
            "email": "Cor@Noorderveld.example.nl",
            "email_verified": True,
            "roles": ["coordinatoren"],
        }
        told = {k: v for k, v in claims.items() if k not in self.leaves_out}
        return jwt.encode(
            {**told, **self.says},
            self.signs_with,
            algorithm=self.algorithm,
            headers={"kid": "one"},
        )

    def discovery(self):
        return {
            "issuer": self.issuer or self.url,
            "authorization_endpoint": f"{self.url}/authorise",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [{**public, "kid": "one", "use": "sig", "alg": "RS256"}]}


class Door(BaseHTTPRequestHandler):
    """Serves one organisation."""

    def do_GET(self):
        here = urlsplit(self.path)
        if here.path == "/authorise":
            self.send_response(302)
            self.send_header("Location", self.server.told.authorise(here.query))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        told = self.server.told
        pages = {
            "/.well-known/openid-configuration": told.discovery,
            "/keys": told.keys,
        }
        self._answer(pages[here.path]())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        self._answer(self.server.told.tokens(form))

    def _answer(self, told):
        body = json.dumps(told).encode()
        self.send_response(400 if "error" in told else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class Served:
    """Open from `with` on; then nothing listens any more."""

    def __init__(self):
        self.server = ThreadingHTTPServer(("localhost", 0), Door)
        self.server.daemon_threads = True
        self.told = Organisation(url=f"http://localhost:{self.server.server_port}")
        self.server.told = self.told
        self.thread = threading.Thread(
            target=self.server.serve_forever, args=(0.01,), daemon=True
        )

    def __enter__(self):
        self.thread.start()
        return self.told

    def __exit__(self, *error):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def environment_of(told):
    """Give the settings of a site that lets people of this organisation in."""
    return Environment(
        oidc_name="Noorderveld",
        oidc_url=told.url,
        oidc_client=CLIENT,
        oidc_secret=SECRET,
        oidc_roles={
            "coordinatoren": "GM9901:coordinator",
            "partners": "GM9901:partner",
            "elders": "GM0000:coordinator",
            "baas": ":platform_admin",
            "hoofd": "GM9901:platform_admin",
        },
        oidc_second_factor="mfa",
    )
