"""Only the reader who has the token comes in, from a page of the room, by its own name; and what goes out is safe."""

import re

import pytest
from starlette.testclient import TestClient

from onrecord.web.guard import Door

PORT = 8600
OWN = f"http://127.0.0.1:{PORT}"
PATHS = ("/", "/search?q=pier", "/api/articles", "/static/room.css", "/judgements", "/nowhere")


@pytest.mark.parametrize("path", PATHS)
def test_without_the_token_nothing_is_answered(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert "Ostermill" not in answer.text


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "é"])
def test_a_wrong_token_opens_nothing(stranger: TestClient, token: str) -> None:
    assert stranger.get("/", params={"token": token}).status_code == 403
    assert stranger.get("/", headers={"Authorization": "Bearer " + token.encode().hex()}).status_code == 403
    assert stranger.get("/", headers={"Cookie": f"onrecord-{PORT}={token.encode().hex()}"}).status_code == 403


def test_the_first_address_gives_a_strict_cookie_and_leaves_the_token_out_of_the_next(
    stranger: TestClient, door: Door
) -> None:
    answer = stranger.get(door.first_address)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/").status_code == 200


def test_who_followed_the_address_from_another_page_gets_in_by_one_more_step(stranger: TestClient, door: Door) -> None:
    answer = stranger.get(door.first_address, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200
    assert '<a href="/">' in answer.text
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    assert stranger.get("/", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_a_program_sends_the_token_as_a_bearer(stranger: TestClient, door: Door) -> None:
    assert stranger.get("/api/stories", headers={"Authorization": f"Bearer {door.token}"}).status_code == 200


def test_two_rooms_have_two_tokens() -> None:
    first, second = Door(port=1), Door(port=1)
    assert first.token != second.token
    assert len(first.token) >= 43
    assert first.token not in repr(first)


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"0.0.0.0:{PORT}", ""]
)
def test_another_name_for_this_machine_is_refused(reader: TestClient, host: str) -> None:
    assert reader.get("/", headers={"Host": host}).status_code == 421


def test_localhost_is_a_name_of_this_machine(reader: TestClient, door: Door) -> None:
    headers = {"Host": f"localhost:{PORT}", "Authorization": f"Bearer {door.token}"}
    assert reader.get("/", headers=headers).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", f"https://127.0.0.1:{PORT}"])
def test_what_another_origin_asks_is_refused(reader: TestClient, origin: str) -> None:
    assert reader.get("/api/articles", headers={"Origin": origin}).status_code == 403
    assert reader.post("/", headers={"Origin": origin}).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_a_browser_marks_as_another_sites_request_is_refused(reader: TestClient, site: str) -> None:
    assert reader.get("/", headers={"Sec-Fetch-Site": site}).status_code == 403
    assert reader.get("/", headers={"Sec-Fetch-Site": site, "Origin": OWN}).status_code == 403


def test_a_post_that_does_not_say_where_it_comes_from_is_refused(reader: TestClient) -> None:
    assert reader.post("/").status_code == 403


def test_a_page_that_only_shows_takes_no_post(reader: TestClient) -> None:
    assert reader.post("/", headers={"Origin": OWN}).status_code == 405


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_safe_headers(reader: TestClient, path: str) -> None:
    headers = reader.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"unsafe-|https?:|data:|\*", policy)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_a_refusal_has_them_too(stranger: TestClient) -> None:
    headers = stranger.get("/").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'")
