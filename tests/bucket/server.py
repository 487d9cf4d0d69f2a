"""
Program: OpenStack Swift with its S3 interface, all of it in one process and in one folder, for tests.

    /usr/bin/python3 tests/bucket/server.py <folder> <port> <key id> <secret>

<port> may be 0. Prints "ready <port>" once it answers, and ends when its standard input does.
"""

import os
import sys
from array import array

import eventlet

eventlet.monkey_patch()

from eventlet import wsgi  # noqa: E402
from swift.common import utils  # noqa: E402

folder, port, key_id, secret = sys.argv[1:]
# Rings are written beside the place where the program stands.
os.chdir(folder)
utils.SWIFT_CONF_FILE = os.path.join(folder, "swift.conf")
utils.HASH_PATH_PREFIX = utils.HASH_PATH_SUFFIX = b"tests"

from swift.account.server import AccountController  # noqa: E402
from swift.common.middleware import catch_errors, gatekeeper, listing_formats, tempauth  # noqa: E402
from swift.common.middleware.s3api import s3api  # noqa: E402
from swift.common.ring import RingData  # noqa: E402
from swift.container.server import ContainerController  # noqa: E402
from swift.obj.mem_server import ObjectController  # noqa: E402
from swift.proxy.server import Application  # noqa: E402


class Silent:
    """Requests are not news."""

    def write(self, _):
        pass

    def flush(self):
        pass


class Cache:
    """The little of memcached that Swift asks for here, in this process."""

    def __init__(self):
        self.values = {}

    def get(self, key, **_):
        return self.values.get(key)

    def set(self, key, value, **_):
        self.values[key] = value

    def delete(self, key, **_):
        self.values.pop(key, None)

    def incr(self, key, delta=1, **_):
        self.values[key] = self.values.get(key, 0) + delta
        return self.values[key]


def listen(number=0):
    return eventlet.listen(("127.0.0.1", int(number)))


def serve(socket, app):
    eventlet.spawn(wsgi.server, socket, app, log=Silent(), log_output=False, socket_timeout=60)


conf = {
    "devices": folder,
    "swift_dir": folder,
    "mount_check": "false",
    "fallocate_reserve": "0",
    "disable_fallocate": "true",
    "log_level": "CRITICAL",
}
os.makedirs(os.path.join(folder, "disk"), exist_ok=True)
stores = {"account": AccountController, "container": ContainerController, "object": ObjectController}
for name, store in stores.items():
    socket = listen()
    address = {"ip": "127.0.0.1", "port": socket.getsockname()[1]}
    device = {"id": 0, "zone": 1, "region": 1, "weight": 1, "device": "disk", "replication_ip": address["ip"]}
    device.update(address, replication_port=address["port"])
    RingData([array("H", [0, 0])], [device], 31).save(os.path.join(folder, f"{name}.ring.gz"))
    # The object store keeps bytes in memory: attributes of files are not to be had on every disk.
    serve(socket, store(dict(conf)))

app = Application({**conf, "account_autocreate": "true", "node_timeout": "30", "recheck_container_existence": "0"})
for factory, options in (
    (tempauth.filter_factory, {f"user_{key_id.replace(':', '_')}": f"{secret} .admin"}),
    (s3api.filter_factory, {"allow_multipart_uploads": "false", "max_bucket_listing": "3"}),
    (listing_formats.filter_factory, {}),
    (gatekeeper.filter_factory, {}),
    (catch_errors.filter_factory, {}),
):
    app = factory({**conf, **options})(app)

cache = Cache()


def with_cache(environ, start_response):
    environ["swift.cache"] = cache
    return app(environ, start_response)


front = listen(port)
serve(front, with_cache)
print(f"ready {front.getsockname()[1]}", flush=True)
eventlet.tpool.execute(sys.stdin.read)
