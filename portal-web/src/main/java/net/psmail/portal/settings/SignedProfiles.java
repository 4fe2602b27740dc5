package net.psmail.portal.settings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.time.Duration;
import net.psmail.certificates.order.Certificates;
import net.psmail.provisioning.clientsettings.MailAccount;
import net.psmail.provisioning.clientsettings.PhoneSettings;

/**
 * Apple profiles as files, signed by this installation. Who asks again for one without a password
 * gets the same bytes, for a signature is all that such an answer costs; one with a password is
 * kept nowhere.
 */
@ApplicationScoped
class SignedProfiles {

  private static final String TYPE = "application/x-apple-aspen-config";
  private static final int MOST = 1000;

  /** Far shorter than what a certificate has left when it is replaced. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final Cache<ByteBuffer, byte[]> signed =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  @Inject private PhoneSettings settings;
  @Inject private Certificates certificates;

  Response file(MailAccount account) {
    byte[] profile = settings.appleProfile(account);
    byte[] file =
        account.password().isPresent()
            ? certificates.sign(profile)
            : signed.get(ByteBuffer.wrap(profile), unused -> certificates.sign(profile));
    return Response.ok(file, TYPE)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + account.mailbox().domain() + ".mobileconfig\"")
        .build();
  }
}
