package net.psmail.certificates.preflight;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.psmail.certificates.lifecycle.Finding;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Where hosts are, which an authority that connects to them must find out. */
final class Hosts {

  private final Questions questions;

  Hosts(Questions questions) {
    this.questions = questions;
  }

  /** The domain that a name of a plan is, or that a wildcard stands before. */
  static Name name(String host) {
    try {
      return Name.fromString(host.startsWith("*.") ? host.substring(2) : host, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  List<InetAddress> addresses(String host) {
    List<InetAddress> addresses = new ArrayList<>();
    questions
        .about(name(host), Type.AAAA)
        .only(AAAARecord.class)
        .forEach(six -> addresses.add(six.getAddress()));
    questions
        .about(name(host), Type.A)
        .only(ARecord.class)
        .forEach(four -> addresses.add(four.getAddress()));
    return addresses;
  }

  /** Why there is none. */
  Finding lost(String host) {
    Optional<String> six = questions.about(name(host), Type.AAAA).fault();
    Optional<String> fault = questions.about(name(host), Type.A).fault().or(() -> six);
    return fault
        .map(
            text ->
                new Finding(
                    host,
                    true,
                    "The DNS does not say where %1$s is (%2$s): see to the name servers of its zone;"
                            .formatted(host, text)
                        + " it is tried again later."))
        .orElseGet(
            () ->
                new Finding(
                    host,
                    false,
                    "%1$s has no address: add %1$s. A or AAAA with the public address of this server."
                        .formatted(host)));
  }
}
