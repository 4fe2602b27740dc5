package net.psmail.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Free ports, one for each service that the launcher can be told. */
final class Ports {

  private static final List<String> SERVICES =
      List.of("http", "https", "imaps", "pop3s", "submissions", "smtp", "sieve");

  /** Below the range that the system gives to outgoing connections. */
  private static final AtomicInteger NEXT =
      new AtomicInteger(20_000 + (int) (ProcessHandle.current().pid() % 8_000));

  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  Ports() {
    for (String service : SERVICES) {
      numbers.put(service, free());
    }
  }

  int of(String service) {
    Integer number = numbers.get(service);
    if (number == null) {
      throw new IllegalArgumentException(service);
    }
    return number;
  }

  List<String> options() {
    List<String> options = new ArrayList<>();
    numbers.forEach((service, number) -> options.addAll(List.of("--port", service + "=" + number)));
    return options;
  }

  static int free() {
    while (true) {
      int candidate = NEXT.incrementAndGet();
      try (ServerSocket socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        if (candidate > 32_000) {
          throw new UncheckedIOException(taken);
        }
      }
    }
  }
}
