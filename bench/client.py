"""A keep-alive HTTP client, just large enough for the servers that are measured here."""

import json
import socket

ORDER = '{"item":"치킨","qty":10,"price":200,"state":"주문접수-결재완료"}'.encode()


class Client:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.head = f" HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: application/json\r\n"
        self.rest = b""

    def place_order(self):
        return self.request("POST", "/orders", ORDER)

    def get(self, path):
        status, body = self.request("GET", path)
        return json.loads(body) if status == 200 else None

    def total(self, collection):
        """How many items a collection has; nothing where there is no such collection."""
        page = self.get(f"/{collection}?size=1")
        return page["page"]["totalElements"] if page and "page" in page else None

    def request(self, method, path, body=None):
        text = method + " " + path + self.head
        if body is not None:
            text += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        self.socket.sendall((text + "\r\n").encode() + (body or b""))
        return self.answer()

    def answer(self):
        while b"\r\n\r\n" not in self.rest:
            self.receive()
        head, _, self.rest = self.rest.partition(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        while len(self.rest) < length:
            self.receive()
        body, self.rest = self.rest[:length], self.rest[length:]
        return int(head.split(b" ", 2)[1]), body

    def receive(self):
        received = self.socket.recv(65536)
        if not received:
            raise ConnectionError("the server closed the connection")
        self.rest += received
