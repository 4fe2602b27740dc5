package net.psmail.certificates.preflight;

import java.io.IOException;
import java.util.Optional;
import net.psmail.certificates.dns.ChangeRefused;
import net.psmail.certificates.dns.TextRecords;
import net.psmail.certificates.lifecycle.Finding;

/** Whether the record that proves a name can be put into the DNS, tried with a record like it. */
final class ZoneCheck {

  private static final String TRIAL = "psmail-preflight";

  private final TextRecords records;

  ZoneCheck(TextRecords records) {
    this.records = records;
  }

  Optional<Finding> finding(String host) {
    String name = "_acme-challenge." + (host.startsWith("*.") ? host.substring(2) : host);
    try {
      records.put(name, TRIAL);
      records.remove(name, TRIAL);
      return Optional.empty();
    } catch (ChangeRefused refusal) {
      return Optional.of(
          new Finding(
              host,
              false,
              "%s Let us change that zone, or add %s. CNAME with a name in a zone that we may change."
                  .formatted(refusal.getMessage(), name)));
    } catch (IOException failure) {
      return Optional.of(
          new Finding(
              host,
              true,
              "%s. cannot be changed now (%s); it is tried again later."
                  .formatted(name, failure.getMessage())));
    }
  }
}
