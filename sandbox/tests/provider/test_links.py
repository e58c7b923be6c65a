from .conftest import House


async def test_a_link_serves_the_film_to_anybody(house: House) -> None:
    link = await house.link(await house.finished())
    answer = await house.client.get(link, headers={"Authorization": ""})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.content[4:8] == b"ftyp"
    assert link.endswith(".mp4")


async def test_a_part_of_the_film_can_be_asked_for(house: House) -> None:
    link = await house.link(await house.finished())
    whole = (await house.client.get(link)).content
    part = await house.client.get(link, headers={"Range": "bytes=10-19"})
    assert part.status_code == 206
    assert part.headers["content-range"] == f"bytes 10-19/{len(whole)}"
    assert part.content == whole[10:20]
    beyond = await house.client.get(link, headers={"Range": f"bytes={len(whole)}-"})
    assert beyond.status_code == 416
    head = await house.client.head(link)
    assert head.headers["content-length"] == str(len(whole))


async def test_every_fetch_gives_the_same_link_as_long_as_it_is_good(house: House) -> None:
    generation = await house.finished()
    assert await house.link(generation) == await house.link(generation)


async def test_links_run_out_and_the_next_fetch_gives_a_fresh_one(house: House) -> None:
    generation = await house.finished()
    old = await house.link(generation)
    house.knobs.link_expired = True
    assert (await house.client.get(old)).status_code == 403
    fresh = await house.link(generation)
    assert fresh != old
    assert (await house.client.get(fresh)).status_code == 200
    assert (await house.client.get(old)).status_code == 403
    newest = await house.link(generation)
    assert (await house.client.get(fresh)).status_code == 403
    assert (await house.client.get(newest)).status_code == 200


async def test_the_first_link_is_dead_where_links_run_out_from_the_beginning(house: House) -> None:
    house.knobs.link_expired = True
    generation = await house.finished()
    assert (await house.client.get(await house.link(generation))).status_code == 403
    assert (await house.client.get(await house.link(generation))).status_code == 200


async def test_a_film_that_does_not_exist_is_404(house: House) -> None:
    house.provider.next("empty")
    generation = await house.finished()
    stem = generation.id.replace(":", "-")
    for name in ("x.mp4", "x-1.mp4", f"{stem}-1.mp4", f"{stem}-x.mp4"):
        assert (await house.client.get(f"/files/{name}")).status_code == 404
