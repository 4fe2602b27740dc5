package net.psmail.portal.start;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.portal.page.Outdated;
import net.psmail.portal.site.DomainsChanged;
import net.psmail.portal.site.Hosts;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.dkim.DkimKeys;
import net.psmail.provisioning.domain.ServedDomain;
import net.psmail.provisioning.domain.ServedDomains;
import org.jspecify.annotations.Nullable;

/**
 * Tells the site, the certificates, the signer and the launcher which domains there are: after a
 * change at once, and every few seconds, because another node may have changed them.
 */
@ApplicationScoped
public class DomainWatch {

  private static final Logger LOG = System.getLogger(DomainWatch.class.getName());
  private static final int SECONDS_BETWEEN = 5;

  @Inject private ServedDomains domains;
  @Inject private Hosts hosts;
  @Inject private RunFiles files;
  @Inject private ManagedCertificates certificates;
  @Inject private DkimKeys signingKeys;
  @Inject private Event<Outdated> outdated;
  @Resource private ManagedScheduledExecutorService timer;

  private Set<ServedDomain> known = Set.of();
  private volatile @Nullable Future<?> looking;

  void begin() {
    look();
    looking =
        timer.scheduleWithFixedDelay(
            this::lookOrReport, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  void end() {
    Future<?> running = looking;
    if (running != null) {
      running.cancel(false);
    }
  }

  /** What fails here is tried again in a few seconds: the change itself is done. */
  void lookAtOnce(@Observes DomainsChanged change) {
    domains.forget();
    lookOrReport();
  }

  private synchronized void look() {
    Set<ServedDomain> now = domains.all();
    if (now.equals(known)) {
      return;
    }
    List<DomainName> names = now.stream().map(ServedDomain::name).toList();
    hosts.serve(names);
    files.writeDomains(names.stream().map(DomainName::ascii).toList());
    certificates.serve(
        names.stream().map(DomainName::ascii).collect(Collectors.toSet()),
        now.stream()
            .map(ServedDomain::mailHost)
            .flatMap(Optional::stream)
            .map(DomainName::ascii)
            .collect(Collectors.toSet()));
    outdated.fire(new Outdated());
    signingKeys.tellSigner();
    known = now;
  }

  /** What is thrown would end the schedule. */
  private void lookOrReport() {
    try {
      look();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "The domains could not be looked at; what is known stays", failure);
    }
  }
}
