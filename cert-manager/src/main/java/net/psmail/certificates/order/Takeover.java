package net.psmail.certificates.order;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.acme.Authority;
import net.psmail.certificates.foreign.ForeignCertificate;
import net.psmail.certificates.foreign.ForeignFolder;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.Plan;

/**
 * Takes over, once, what another ACME program kept: accounts, so that an authority goes on to know
 * us by the same, and certificates, so that none is ordered that is there. What cannot be taken
 * over is said, and made anew.
 */
final class Takeover {

  private static final Logger LOG = System.getLogger(Takeover.class.getName());

  private final List<Authority> authorities;
  private final KeyFiles keys;
  private final Clock clock;

  Takeover(List<Authority> authorities, KeyFiles keys, Clock clock) {
    this.authorities = List.copyOf(authorities);
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Takes account keys over where there are none yet.
   *
   * @param folders by the authorities' names
   */
  void accounts(Map<String, Path> folders) {
    for (Authority authority : authorities) {
      Path folder = folders.get(authority.name());
      if (folder != null && keys.find(authority.accountKeyName()).isEmpty()) {
        account(authority, folder);
      }
    }
  }

  /** Takes a certificate over if there is none yet; the history says what came of it. */
  void certificate(Lifecycle lifecycle, Plan plan, Path folder) {
    if (!lifecycle.isWithoutChain(plan.id())) {
      return;
    }
    try {
      ForeignFolder origin = ForeignFolder.open(folder);
      ForeignCertificate found = origin.best(plan.names(), clock.instant());
      KeyPair key = found.key();
      if (key != null) {
        lifecycle.takeOver(
            plan.id(),
            found.chain(),
            key,
            issuer(plan, found).orElse(origin.program()),
            "It was taken over from %s in %s, where it is called %s."
                .formatted(origin.program(), folder, found.name()));
      }
    } catch (CertificatesException nothing) {
      lifecycle.remark(plan.id(), "It was not taken over: " + nothing.getMessage());
    } catch (RuntimeException unexpected) {
      LOG.log(Level.WARNING, "The folder " + folder + " could not be read", unexpected);
      lifecycle.remark(
          plan.id(), "It was not taken over: " + folder + " cannot be read; see the log.");
    }
  }

  private void account(Authority authority, Path folder) {
    try {
      ForeignFolder origin = ForeignFolder.open(folder);
      Optional<KeyPair> key = origin.accountKey(authority.directory());
      key.ifPresent(found -> keys.keep(authority.accountKeyName(), found));
      LOG.log(
          key.isPresent() ? Level.INFO : Level.WARNING,
          key.isPresent()
              ? "The account at {0} was taken over from {1} in {2}."
              : "There is no account at {0} that {1} would have in {2}: a new one is made.",
          authority.name(),
          origin.program(),
          folder);
    } catch (CertificatesException unreadable) {
      LOG.log(
          Level.WARNING,
          "The account at {0} was not taken over, so that a new one is made: {1}",
          authority.name(),
          unreadable.getMessage());
    } catch (RuntimeException unexpected) {
      LOG.log(Level.WARNING, "The folder " + folder + " could not be read", unexpected);
    }
  }

  /** Who of those that the plan names issued it, so that it is told what a renewal replaces. */
  private Optional<String> issuer(Plan plan, ForeignCertificate found) {
    return plan.issuers().stream()
        .filter(
            name ->
                authorities.stream()
                    .filter(authority -> authority.name().equals(name))
                    .anyMatch(
                        authority -> authority.directory().getAuthority().equals(found.server())))
        .findFirst();
  }
}
