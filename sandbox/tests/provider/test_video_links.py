from sandbox.tests.provider.conftest import ServedProvider


async def test_a_link_serves_the_video_to_anybody(served: ServedProvider) -> None:
    link = await served.link(await served.finished())
    answer = await served.client.get(link, headers={"Authorization": ""})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.content[4:8] == b"ftyp"
    assert link.endswith(".mp4")


async def test_a_part_of_the_video_can_be_asked_for(served: ServedProvider) -> None:
    link = await served.link(await served.finished())
    whole = (await served.client.get(link)).content
    part = await served.client.get(link, headers={"Range": "bytes=10-19"})
    assert part.status_code == 206
    assert part.headers["content-range"] == f"bytes 10-19/{len(whole)}"
    assert part.content == whole[10:20]
    beyond = await served.client.get(link, headers={"Range": f"bytes={len(whole)}-"})
    assert beyond.status_code == 416
    head = await served.client.head(link)
    assert head.headers["content-length"] == str(len(whole))


async def test_every_fetch_gives_the_same_link_as_long_as_it_is_good(
    served: ServedProvider,
) -> None:
    generation = await served.finished()
    assert await served.link(generation) == await served.link(generation)


async def test_links_run_out_and_the_next_fetch_gives_a_fresh_one(served: ServedProvider) -> None:
    generation = await served.finished()
    old = await served.link(generation)
    served.knobs.link_expired = True
    assert (await served.client.get(old)).status_code == 403
    fresh = await served.link(generation)
    assert fresh != old
    assert (await served.client.get(fresh)).status_code == 200
    assert (await served.client.get(old)).status_code == 403
    newest = await served.link(generation)
    assert (await served.client.get(fresh)).status_code == 403
    assert (await served.client.get(newest)).status_code == 200


async def test_the_first_link_is_dead_where_links_run_out_from_the_beginning(
    served: ServedProvider,
) -> None:
    served.knobs.link_expired = True
    generation = await served.finished()
    assert (await served.client.get(await served.link(generation))).status_code == 403
    assert (await served.client.get(await served.link(generation))).status_code == 200


async def test_a_video_that_does_not_exist_is_404(served: ServedProvider) -> None:
    served.provider.next("empty")
    generation = await served.finished()
    stem = generation.id.replace(":", "-")
    for name in ("x.mp4", "x-1.mp4", f"{stem}-1.mp4", f"{stem}-x.mp4"):
        assert (await served.client.get(f"/files/{name}")).status_code == 404
