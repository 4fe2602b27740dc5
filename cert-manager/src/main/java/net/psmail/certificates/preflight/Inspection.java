package net.psmail.certificates.preflight;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.Finding;
import net.psmail.certificates.lifecycle.Plan;

/**
 * The names of a plan, looked at one after the other; the first thing that is wrong with a name is
 * enough.
 *
 * @param http asks for our answer, where that is wanted
 * @param zone tries to change the DNS, where that is set up
 */
record Inspection(
    ChallengeKind kind,
    CaaCheck caa,
    Hosts hosts,
    Optional<HttpCheck> http,
    Optional<ZoneCheck> zone) {

  List<Finding> findings(Plan plan) {
    return Stream.concat(
            plan.names().hosts().stream().map(this::ofHost),
            plan.names().addresses().stream().map(this::ofAddress))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Finding> ofHost(String host) {
    Optional<Finding> forbidden = caa.finding(host);
    if (forbidden.isPresent()) {
      return forbidden;
    }
    return kind == ChallengeKind.DNS_01
        ? zone.flatMap(check -> check.finding(host))
        : reached(host);
  }

  private Optional<Finding> reached(String host) {
    if (host.startsWith("*.")) {
      return Optional.of(
          new Finding(host, false, "A wildcard is proved by the DNS alone: choose DNS_01 for it."));
    }
    List<InetAddress> addresses = hosts.addresses(host);
    return addresses.isEmpty()
        ? Optional.of(hosts.lost(host))
        : http.flatMap(check -> check.finding(host, addresses));
  }

  private Optional<Finding> ofAddress(String address) {
    if (kind == ChallengeKind.DNS_01) {
      return Optional.of(
          new Finding(
              address, false, "An address is not proved by the DNS: choose HTTP_01 for it."));
    }
    try {
      // A literal, so that nothing is looked up.
      List<InetAddress> itself = List.of(InetAddress.getByName(address));
      return http.flatMap(check -> check.finding(address, itself));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
