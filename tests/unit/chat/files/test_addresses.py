import pytest

from bot.chat.files.addresses import is_public


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "151.101.1.69", "2606:4700::6810:84e5", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_hosts_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "198.18.0.1", "192.0.2.1", "240.0.0.1"),
        *(
            "192.0.0.9",
            "192.0.0.192",
            "192.88.99.1",
            "::ffff:192.0.0.192",
            "255.255.255.255",
            "224.0.1.1",
            "239.1.1.1",
        ),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fd00::1", "fec0::1", "ff0e::1", "100::1"),
        *("2001:db8::1", "::127.0.0.1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe"),
        *("64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::808:808"),
        *("2002:7f00:1::", "2002:808:808::1", "2001:0:a00:1::1"),
        *("", "localhost", "8.8.8.8.8", "0x7f000001"),
    ],
)
def test_everything_else_is_not(address: str) -> None:
    assert not is_public(address)
