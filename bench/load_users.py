"""What fifty coordinators do: mostly look, now and then change something."""

import itertools
import json
import os
import random

from locust import HttpUser, between, task

HERE = "/gemeente/noorderveld"
_KEYS = itertools.cycle(json.loads(os.environ["BENCH_SESSIONS"]))
_COOKIE = os.environ["BENCH_COOKIE"]


class Coordinator(HttpUser):
    """One of them, already signed in."""

    wait_time = between(0.5, 1.5)

    def on_start(self) -> None:
        self.chance = random.Random(7)
        self.client.cookies.set(_COOKIE, next(_KEYS))

    @task(4)
    def look_through_the_list(self) -> None:
        page = self.chance.randint(1, 1000)
        self.client.get(f"{HERE}/erven/?pagina={page}", name="list of yards")

    @task(3)
    def look_for_an_address(self) -> None:
        words = f"laan {self.chance.randint(1, 399)}"
        self.client.get(f"{HERE}/erven/?zoek={words}", name="search in the list")

    @task(3)
    def open_a_yard(self) -> None:
        yard = self.chance.randint(1, 50_000)
        self.client.get(f"{HERE}/erven/{yard}/", name="one yard")

    @task(2)
    def go_home(self) -> None:
        self.client.get(f"{HERE}/", name="home")

    @task(2)
    def change_ones_name(self) -> None:
        page = self.client.get("/mijn-account/", name="my account")
        token = page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        name = f"Carla {self.chance.randint(1, 10**6)}"
        fields = {"csrfmiddlewaretoken": token, "name": name, "language": "nl"}
        self.client.post("/mijn-account/", fields, name="change my account")
