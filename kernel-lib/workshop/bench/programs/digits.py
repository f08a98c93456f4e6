import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


def run(steps=60):
    printed = []
    rng = np.random.RandomState(0)
    sizes = [784, 30, 10]
    pictures = rng.rand(10, 784, 1)

    def make(count):
        return [(pictures[i % 10] + rng.randn(784, 1) * 0.5, i % 10) for i in range(count)]

    training = make(200)
    test = make(100)
    biases = [rng.randn(y, 1) for y in sizes[1:]]
    weights = [rng.randn(y, x) * 0.1 for x, y in zip(sizes[:-1], sizes[1:])]

    def backprop(x, y):
        nabla_b = [np.zeros(b.shape) for b in biases]
        nabla_w = [np.zeros(w.shape) for w in weights]
        activation = x
        activations = [x]
        zs = []
        for b, w in zip(biases, weights):
            z = np.dot(w, activation) + b
            zs.append(z)
            activation = sigmoid(z)
            activations.append(activation)
        delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
        nabla_b[-1] = delta
        nabla_w[-1] = np.dot(delta, activations[-2].transpose())
        for l in range(2, len(sizes)):
            sp = sigmoid_prime(zs[-l])
            delta = np.dot(weights[-l + 1].transpose(), delta) * sp
            nabla_b[-l] = delta
            nabla_w[-l] = np.dot(delta, activations[-l - 1].transpose())
        return nabla_b, nabla_w

    batch, eta = 10, 3.0
    for k in range(steps):
        start = (k * batch) % len(training)
        nabla_b = [np.zeros(b.shape) for b in biases]
        nabla_w = [np.zeros(w.shape) for w in weights]
        for x, label in training[start : start + batch]:
            y = np.zeros((10, 1))
            y[label] = 1
            delta_b, delta_w = backprop(x, y)
            nabla_b = [nb + dnb for nb, dnb in zip(nabla_b, delta_b)]
            nabla_w = [nw + dnw for nw, dnw in zip(nabla_w, delta_w)]
        weights = [w - (eta / batch) * nw for w, nw in zip(weights, nabla_w)]
        biases = [b - (eta / batch) * nb for b, nb in zip(biases, nabla_b)]
        if k % 20 == 0 or k == steps - 1:
            right = 0
            for x, label in test:
                a = x
                for b, w in zip(biases, weights):
                    a = sigmoid(np.dot(w, a) + b)
                right += int(np.argmax(a) == label)
            printed += [right, np.sum(weights[1])]
    return printed
