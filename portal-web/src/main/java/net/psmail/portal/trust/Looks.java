package net.psmail.portal.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.certificates.order.CertificateStatus;
import net.psmail.certificates.order.CertificateView.Sight;
import net.psmail.certificates.order.Certificates;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.portal.page.Outdated;
import net.psmail.portal.view.TrustView.Check;
import net.psmail.portal.view.TrustView.Word;
import net.psmail.provisioning.mailserver.MailServerSettings;

/**
 * What our own servers serve at this moment, in a word for each service. Kept for some seconds:
 * however many ask, the servers are looked at by one, and all get what that one saw.
 */
@ApplicationScoped
public class Looks {

  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final String LATEST = "latest";

  /** The worst first: that is the word on a service with several listeners. */
  private static final List<String> STATES = List.of("other", "no-answer", "served");

  private final Cache<String, Check> looks = Caffeine.newBuilder().expireAfterWrite(KEPT).build();

  @Inject private Certificates certificates;
  @Inject private ManagedCertificates managed;
  @Inject private Clock clock;

  Check now() {
    return looks.get(LATEST, unused -> look());
  }

  /** Perhaps one of the certificates has become another. */
  void forget(@Observes Outdated change) {
    looks.invalidate(LATEST);
  }

  private Check look() {
    MailServerSettings settings = MailServerSettings.read();
    Map<String, String> wanted =
        certificates.status().stream()
            .collect(Collectors.toMap(CertificateStatus::name, CertificateStatus::sha256));
    Map<String, List<Sight>> seen =
        Stream.of("site", "mail").collect(Collectors.toMap(Function.identity(), managed::look));
    return new Check(
        clock.instant(),
        Arrays.stream(Service.values())
            .map(
                service ->
                    new Word(
                        service.word(),
                        word(
                            seen.getOrDefault(service.certificate(), List.of()).stream()
                                .filter(service.isAt(settings))
                                .map(
                                    sight ->
                                        state(
                                            sight, wanted.getOrDefault(service.certificate(), "")))
                                .toList())))
            .toList());
  }

  private static String word(List<String> states) {
    return STATES.stream().filter(states::contains).findFirst().orElse("unseen");
  }

  /** Right is also what the page shows, while the proof of a renewal is under way. */
  static String state(Sight sight, String wanted) {
    return sight.seen() != null && sight.seen().sha256().equals(wanted) ? "served" : sight.state();
  }
}
