package net.psmail.provisioning.dns;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What zones say of certificates, which are not this module's.
 *
 * @param tlsa by the names of TLSA records, such as {@code _25._tcp.mail.example.org}, what those
 *     records say of the keys that are or will be served there (<a
 *     href="https://www.rfc-editor.org/rfc/rfc6698#section-2.2">RFC 6698, 2.2</a>)
 * @param authorities who issues the certificates, and nobody else shall; none while it is the local
 *     authority alone
 */
public record CertificateFacts(Map<String, List<String>> tlsa, List<Authority> authorities) {

  /**
   * An authority that issues by ACME (<a href="https://www.rfc-editor.org/rfc/rfc8657">RFC
   * 8657</a>).
   *
   * @param domain the name by which it knows itself in CAA records
   * @param accountUri our account there
   * @param methods how it may convince itself, with commas between, as in {@code http-01}
   * @param wildcards whether it issues for names with a wildcard too
   */
  public record Authority(String domain, String accountUri, String methods, boolean wildcards) {

    String value() {
      return "%s; accounturi=%s; validationmethods=%s".formatted(domain, accountUri, methods);
    }
  }

  public CertificateFacts {
    tlsa =
        tlsa.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, one -> List.copyOf(one.getValue())));
    authorities = List.copyOf(authorities);
  }
}
