"""What the crash test's clients do to each system: how a thing is made, and what else is done."""


class Mall:
    """Orders, and everything that shopkeepers, riders and customers do with them."""

    ACTIONS = [("orderManagements", "accept"), ("orderManagements", "reject"),
               ("orderManagements", "start"), ("orderManagements", "finish"),
               ("deliveries", "pick"), ("deliveries", "deliver"),
               ("orders", "cancel"), ("orders", "confirm")]

    def create(self, chance, number):
        return "/orders", {"item": f"치킨-{number}", "qty": chance.randint(1, 5), "price": 200}

    def act(self, chance, made):
        collection, action = chance.choice(self.ACTIONS)
        body = {"riderId": chance.randint(1, 3)} if action == "pick" else {}
        return "POST", f"/{collection}/{chance.randint(1, max(made, 1))}/{action}", body


class Coffee:
    """Orders, what the shop makes of them, and customers who change their minds."""

    ACTIONS = [("deliveries", "receive"), ("deliveries", "reject"), ("deliveries", "make"),
               ("deliveries", "pickUp"), ("orders", "cancel")]

    def create(self, chance, number):
        return "/orders", {"product": f"IceAmericano-{number}", "qty": chance.randint(1, 5),
                           "price": 2000}

    def act(self, chance, made):
        collection, action = chance.choice(self.ACTIONS)
        return "POST", f"/{collection}/{chance.randint(1, max(made, 1))}/{action}", {}


class Pizza:
    """Orders, and everything that sellers, couriers and customers do with them."""

    ACTIONS = [("orderDeliveries", "start"), ("orderDeliveries", "depart"),
               ("orderDeliveries", "complete"), ("pizzaOrders", "cancel"),
               ("satisfactions", "answer")]

    def create(self, chance, number):
        return "/pizzaOrders", {"customerId": chance.randint(1, 5), "price": 10000,
                                "menuOption": f"pizza-{number}", "paymentMethod": "CreditCard"}

    def act(self, chance, made):
        collection, action = chance.choice(self.ACTIONS)
        body = {"score": chance.randint(1, 5)} if action == "answer" else {}
        return "POST", f"/{collection}/{chance.randint(1, max(made, 1))}/{action}", body


class Movie:
    """A few screenings, reservations that fight for seats, cancels, payments by hand."""

    SEATS = [f"{row}{number}" for row in "ABCDE" for number in range(1, 9)]

    def create(self, chance, number):
        if number % 40 == 1:
            return "/screenings", {"movieId": chance.randint(1, 3), "theater": "CGV",
                                   "startsAt": "2099-04-22T10:30:00Z", "price": 12000, "rows": 5,
                                   "seatsPerRow": 8}
        if number % 40 == 2:
            return "/movies", {"title": f"영화-{number}"}
        if number % 40 == 3:
            return "/payProcesses", {"cardid": "1234", "customerNm": f"손님-{number}",
                                     "amount": 1000}
        seats = chance.sample(self.SEATS, chance.randint(0, 3))
        return "/reservationProcesses", {"screeningId": chance.randint(1, 1 + number // 40),
                                         "seats": seats, "subscriber": f"손님-{number}",
                                         "cardid": "1234"}

    def act(self, chance, made):
        item = f"/reservationProcesses/{chance.randint(1, max(made, 1))}"
        if chance.random() < 0.3:
            return "DELETE", item, None
        if chance.random() < 0.3:
            return "PATCH", item, {"state": "canceled"}
        return "POST", f"{item}/cancel", {}


class Breakfast:
    """Orders with their payments and points, payments at the till, and everything cancelled."""

    FIRST = [("/foodCatalogs", {"name": f"cake-{number}", "stock": 300, "price": 4.5})
             for number in range(1, 4)]
    ACTIONS = [("deliveries", "complete"), ("deliveries", "cancel"), ("orders", "cancel"),
               ("pays", "cancel")]

    def create(self, chance, number):
        return "/orders", {"qty": chance.randint(1, 5), "foodcaltalogid": chance.randint(1, 3),
                           "customerid": number % 5 + 1}

    def act(self, chance, made):
        if chance.random() < 0.3:
            return "POST", "/pays", {"orderid": chance.randint(1, 9), "amout": 1000,
                                     "customerid": chance.randint(1, 5)}
        collection, action = chance.choice(self.ACTIONS)
        return "POST", f"/{collection}/{chance.randint(1, max(made, 1))}/{action}", {}


class Library:
    """Loans, and everything that readers and librarians do with them."""

    # Three books that never run out, and one with two copies, for which readers queue.
    FIRST = [("/books", {"title": f"토지 {n}", "author": "박경리", "stock": 1_000_000})
             for n in (1, 2, 3)] + [("/books", {"title": "태백산맥", "stock": 2})]

    def create(self, chance, number):
        body = {"userId": chance.randint(1, 5), "bookId": chance.randint(1, 3),
                "qty": chance.randint(1, 3)}
        if number % 3 == 0:
            body |= {"borrowDate": "2024-09-01", "expireDate": "2024-09-15"}
        return "/borrows", body

    def act(self, chance, made):
        reader, loan = chance.randint(1, 5), chance.randint(1, max(made, 1))
        wish = {"userId": reader, "bookId": 4}
        return chance.choice([
            ("POST", f"/borrows/{loan}/return", {"qty": 1}),
            ("POST", f"/borrows/{loan}/renew", {}),
            ("POST", "/returns", {"userId": reader, "bookId": chance.randint(1, 4), "qty": 1}),
            ("POST", "/borrows", wish | {"qty": 1}),
            ("POST", "/reservations", wish),
            ("POST", f"/reservations/{chance.randint(1, 20)}/cancel", {}),
            ("PATCH", "/books/4", {"copies": chance.randint(1, 3)})])


PLANS = {"mall": Mall(), "pizza": Pizza(), "breakfast": Breakfast(), "library": Library(),
         "movie": Movie(), "coffee": Coffee()}
