package net.psmail.certificates.acme;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.psmail.certificates.lifecycle.KeyType;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/** What acme4j alone does for a certificate, ten at a time; nothing is kept. */
final class BareLoop {

  private static final long BETWEEN_LOOKS_MILLIS = 50;

  private final Map<String, String> proofs = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Login login;

  BareLoop(Pebble pebble) throws AcmeException {
    login =
        new AccountBuilder()
            .useKeyPair(KeyType.EC_P256.newKeyPair(random))
            .agreeToTermsOfService()
            .createLogin(new Session(pebble.directoryUri(), new TrustingProvider(pebble.trust())));
  }

  Optional<String> answer(String token) {
    return Optional.ofNullable(proofs.get(token));
  }

  /** Seconds for so many. */
  double issue(String prefix, int number) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(10);
    long begin = System.nanoTime();
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        String name = prefix + i + ".bare.test";
        all.add(
            threads.submit(
                () -> {
                  issue(name);
                  return name;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    return CertificatesBench.secondsSince(begin);
  }

  private void issue(String name) throws AcmeException, InterruptedException {
    KeyPair key = KeyType.EC_P256.newKeyPair(random);
    Order order = login.newOrder().domain(name).create();
    for (Authorization authorization : order.getAuthorizations()) {
      Http01Challenge challenge = authorization.findChallenge(Http01Challenge.class).orElseThrow();
      proofs.put(challenge.getToken(), challenge.getAuthorization());
      challenge.trigger();
    }
    await(order, Status.READY);
    order.execute(key);
    await(order, Status.VALID);
    order.getCertificate().download();
  }

  private static void await(Order order, Status wanted) throws AcmeException, InterruptedException {
    order.fetch();
    while (order.getStatus() != wanted) {
      if (order.getStatus() == Status.INVALID) {
        throw new IllegalStateException(String.valueOf(order.getError()));
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
      order.fetch();
    }
  }
}
