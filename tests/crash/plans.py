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


PLANS = {"mall": Mall(), "coffee": Coffee(), "pizza": Pizza()}
