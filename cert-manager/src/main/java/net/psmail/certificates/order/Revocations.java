package net.psmail.certificates.order;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Whether issuers have revoked certificates, by the lists that they publish. A list that cannot be
 * had says nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.13">RFC 5280, 4.2.1.13</a>
 */
final class Revocations {

  private static final Logger LOG = System.getLogger(Revocations.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration GOOD_FOR = Duration.ofHours(1);
  private static final int LONGEST_LIST = 20_000_000;

  private record Known(Optional<X509CRL> list, Instant asked) {}

  private final Clock clock;
  private final Duration patience;
  private final HttpClient client;
  private final Map<URI, Known> known = new ConcurrentHashMap<>();

  Revocations(Clock clock) {
    this(clock, PATIENCE);
  }

  /**
   * @param patience how long a list may take until its end
   */
  Revocations(Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Whether the leaf is on a list of its issuer.
   *
   * @param chain leaf first, then its issuer
   */
  boolean isRevoked(List<X509Certificate> chain) {
    return chain.size() > 1
        && addresses(chain.get(0)).stream()
            .map(address -> list(address, chain.get(1)))
            .flatMap(Optional::stream)
            .anyMatch(list -> list.isRevoked(chain.get(0)));
  }

  private Optional<X509CRL> list(URI address, X509Certificate issuer) {
    Instant now = clock.instant();
    Known last = known.get(address);
    if (last == null || last.asked().plus(GOOD_FOR).isBefore(now)) {
      last = new Known(fetched(address), now);
      known.put(address, last);
    }
    return last.list().filter(list -> isOf(list, issuer));
  }

  private Optional<X509CRL> fetched(URI address) {
    try {
      return Optional.of(
          (X509CRL)
              CertificateFactory.getInstance("X.509")
                  .generateCRL(new ByteArrayInputStream(bytes(address))));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException failure) {
      LOG.log(Level.INFO, "The list of revoked certificates at {0}: {1}", address, failure);
      return Optional.empty();
    }
  }

  private byte[] bytes(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(patience).build();
    try (InputStream body =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
      // The limit of the request is for its head only.
      return CompletableFuture.supplyAsync(() -> read(body))
          .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException failure) {
      throw new IOException(failure.getCause());
    }
  }

  private static byte[] read(InputStream body) {
    try {
      return body.readNBytes(LONGEST_LIST);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isOf(X509CRL list, X509Certificate issuer) {
    try {
      list.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException forged) {
      return false;
    }
  }

  private static List<URI> addresses(X509Certificate leaf) {
    byte[] value = leaf.getExtensionValue(Extension.cRLDistributionPoints.getId());
    if (value == null) {
      return List.of();
    }
    CRLDistPoint points = CRLDistPoint.getInstance(ASN1OctetString.getInstance(value).getOctets());
    return Arrays.stream(points.getDistributionPoints())
        .map(point -> point.getDistributionPoint())
        .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
        .flatMap(name -> Stream.of(GeneralNames.getInstance(name.getName()).getNames()))
        .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
        .map(name -> name.getName().toString())
        .filter(text -> text.startsWith("http://") || text.startsWith("https://"))
        .map(URI::create)
        .toList();
  }
}
