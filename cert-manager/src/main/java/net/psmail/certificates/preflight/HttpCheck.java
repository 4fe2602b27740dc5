package net.psmail.certificates.preflight;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import net.psmail.certificates.lifecycle.Finding;

/** Whether requests to every address of a host reach our answers. */
final class HttpCheck {

  private static final String PATH = "/.well-known/acme-challenge/";

  /** An answer that was put in place, and how it is asked for. */
  record Trial(int port, String token, String answer) {

    URI uri(String host) {
      String authority = port == 80 ? host : host + ":" + port;
      return URI.create("http://" + authority + PATH + token);
    }
  }

  private final SelfRequest request;
  private final Patience patience;
  private final Trial trial;

  HttpCheck(SelfRequest request, Patience patience, Trial trial) {
    this.request = request;
    this.patience = patience;
    this.trial = trial;
  }

  Optional<Finding> finding(String name, List<InetAddress> addresses) {
    for (InetAddress address : addresses) {
      Optional<Finding> finding = finding(name, address);
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> finding(String name, InetAddress address) {
    if (patience.isOver()) {
      return Optional.of(
          new Finding(name, true, "No time was left to ask it for our answer; it is tried again."));
    }
    String host = name.contains(":") ? "[" + name + "]" : name;
    try {
      SelfRequest.Page page = request.page(trial.uri(host), address);
      return page.status() == 200 && page.body().equals(trial.answer())
          ? Optional.empty()
          : Optional.of(strange(name, address, page.status()));
    } catch (IOException failure) {
      return Optional.of(silent(name, address, failure));
    }
  }

  private static Finding strange(String name, InetAddress address, int status) {
    return new Finding(
        name,
        false,
        "http://%1$s%2$s at %3$s gives something else than our answer (status %4$d): write the"
                .formatted(name, PATH, address.getHostAddress(), status)
            + " address of this server into the %s record of %s, or have requests for %s handed on"
                .formatted(type(address), name, PATH)
            + " to it.");
  }

  private Finding silent(String name, InetAddress address, IOException failure) {
    return new Finding(
        name,
        true,
        "Nothing answers at %1$s on port %2$d (%3$s): let requests through to it, or write the"
                .formatted(address.getHostAddress(), trial.port(), failure.getMessage())
            + " address of this server into the %s record of %s.".formatted(type(address), name));
  }

  private static String type(InetAddress address) {
    return address instanceof Inet6Address ? "AAAA" : "A";
  }
}
