package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TextParseException;

/** What decides where a server of the tests presents but one chain. */
class DaneTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final String HOST = "mx.example.org";
  private static final String LATE =
      "the server's chain does not lead to the authority, or is out of its time";

  private final Instant now = Instant.now();
  private final Authority root = new Authority();
  private final Authority below = root.below(now.plus(DAY));

  private static List<Tlsa> records(int use, int selector, int matching, byte[] data)
      throws TextParseException {
    return Tlsa.usable(
        List.of(
            new TLSARecord(
                Name.fromString("_25._tcp.mx.example.org."),
                DClass.IN,
                60,
                use,
                selector,
                matching,
                data)));
  }

  private static List<Tlsa> of(int use, X509Certificate certificate)
      throws GeneralSecurityException, TextParseException {
    byte[] key = certificate.getPublicKey().getEncoded();
    return records(use, 1, 1, MessageDigest.getInstance("SHA-256").digest(key));
  }

  private String fault(List<Tlsa> records, List<X509Certificate> chain) {
    return Dane.fault(records, chain, Set.of(HOST, "example.org"), now);
  }

  @ParameterizedTest
  @CsvSource({HOST + ", true", "*.example.org, true", "example.org, true", "mx.example.net, false"})
  void takesACertificateOfTheHostOrTheDomainFromAnAuthority(String name, boolean right)
      throws Exception {
    List<X509Certificate> chain = below.identity(name).chain();
    String fault = fault(of(2, root.certificate()), chain);
    assertThat(fault.isEmpty()).as(fault).isEqualTo(right);
  }

  @Test
  void wantsAuthorityAndCertificateInTheirTime() throws Exception {
    List<X509Certificate> ended =
        root.identity(HOST, now.minus(DAY.multipliedBy(3)), now.minus(DAY)).chain();
    assertThat(fault(of(2, root.certificate()), ended)).isEqualTo(LATE);
    Authority over = root.below(now.minus(DAY));
    List<X509Certificate> byEnded = over.identity(HOST).chain();
    assertThat(fault(of(2, over.certificate()), byEnded)).isEqualTo(LATE);
    assertThat(fault(of(2, root.certificate()), byEnded)).isEqualTo(LATE);
  }

  @Test
  void asksNeitherForNameNorForTimeWhereTheRecordIsOfTheServer() throws Exception {
    List<X509Certificate> chain =
        root.identity("other.test", now.minus(DAY.multipliedBy(3)), now.minus(DAY)).chain();
    assertThat(fault(of(3, chain.get(0)), chain)).isEmpty();
  }

  @Test
  void believesNoAuthorityThatIsPresentedBesideTheChain() throws Exception {
    List<X509Certificate> chain = new ArrayList<>(new Authority().identity(HOST).chain());
    chain.add(root.certificate());
    assertThat(fault(of(2, root.certificate()), chain)).isEqualTo(LATE);
  }

  @Test
  void findsTheAuthorityInAnyOrder() throws Exception {
    List<X509Certificate> chain = new ArrayList<>(below.identity(HOST).chain());
    Collections.reverse(chain.subList(1, chain.size()));
    assertThat(fault(of(2, root.certificate()), chain)).isEmpty();
  }

  @Test
  void takesAnAuthorityFromTheRecordThatTheServerDoesNotPresent() throws Exception {
    List<X509Certificate> chain = below.identity(HOST).chain().subList(0, 2);
    assertThat(fault(records(2, 0, 0, root.certificate().getEncoded()), chain)).isEmpty();
    assertThat(fault(of(2, root.certificate()), chain))
        .isEqualTo("none matches what the server presents");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 32, false",
    "1, 1, 1, 32, false",
    "2, 1, 1, 32, true",
    "3, 0, 2, 64, true",
    "3, 0, 0, 1, true",
    "4, 1, 1, 32, false",
    "255, 1, 1, 32, false",
    "3, 2, 1, 32, false",
    "3, 1, 3, 32, false",
    "3, 1, 1, 31, false",
    "3, 1, 1, 64, false",
    "3, 1, 2, 32, false"
  })
  void passesOverWhatIsOfNoUseForMail(
      int use, int selector, int matching, int length, boolean usable) throws Exception {
    assertThat(records(use, selector, matching, new byte[length])).hasSize(usable ? 1 : 0);
  }
}
