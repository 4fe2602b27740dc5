package net.psmail.provisioning;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an act came from, as far as the audit trail keeps it: the network (the first 24 bits of an
 * IPv4 address, the first 48 of an IPv6 one, so that no single household is recorded) and what the
 * browser calls itself.
 *
 * @param network in CIDR notation, or the name of an internal origin
 * @param userAgent cut to 200 characters
 */
public record Origin(String network, @Nullable String userAgent) {

  /** Acts of the system itself: jobs and the start. */
  public static final Origin SYSTEM = new Origin("system", null);

  private static final int USER_AGENT_LENGTH = 200;

  public Origin {
    if (userAgent != null && userAgent.length() > USER_AGENT_LENGTH) {
      userAgent = userAgent.substring(0, USER_AGENT_LENGTH);
    }
  }

  /** The origin of a request. */
  public static Origin of(InetAddress client, @Nullable String userAgent) {
    return new Origin(networkOf(client), userAgent);
  }

  /** What people call the browser, as in "Firefox, Linux"; empty if it is none of the usual. */
  public Optional<String> browser() {
    return Optional.ofNullable(userAgent).flatMap(BrowserNames::of);
  }

  private static String networkOf(InetAddress client) {
    byte[] bytes = client.getAddress();
    return client instanceof Inet4Address
        ? "%d.%d.%d.0/24".formatted(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF)
        : written(ByteBuffer.wrap(bytes).asShortBuffer()) + "::/48";
  }

  /** The first three groups without zeros at their end, as of RFC 5952 and as MariaDB has it. */
  private static String written(ShortBuffer groups) {
    String text =
        "%x:%x:%x"
            .formatted(
                Short.toUnsignedInt(groups.get(0)),
                Short.toUnsignedInt(groups.get(1)),
                Short.toUnsignedInt(groups.get(2)));
    return text.replaceFirst("(:?\\b0)+$", "");
  }
}
