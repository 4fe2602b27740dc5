package net.psmail.status.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reader came by plain http. What a proxy says of that is believed of everybody: whoever
 * lies is led to https, or is not, and nobody else is.
 */
public final class OpenWay {

  private static final Pattern PROTO = Pattern.compile("(?i)\\bproto=\"?(https?)");

  private OpenWay() {}

  public static boolean ledHere(HttpServletRequest request) {
    if (request.isSecure()) {
      return false;
    }
    String scheme = told(request);
    return scheme == null ? !isOnThisMachine(request) : scheme.equalsIgnoreCase("http");
  }

  /** The scheme of the first part of the way; null if nobody says. */
  private static @Nullable String told(HttpServletRequest request) {
    String forwarded = request.getHeader("Forwarded");
    Matcher proto = PROTO.matcher(forwarded == null ? "" : forwarded);
    if (proto.find()) {
      return proto.group(1);
    }
    String old = request.getHeader("X-Forwarded-Proto");
    return old == null ? null : old.split(",", 2)[0].strip();
  }

  /** An address, never a name: nothing is looked up. */
  private static boolean isOnThisMachine(HttpServletRequest request) {
    try {
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
