package net.psmail.provisioning.mailserver.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import net.psmail.provisioning.ProvisioningException;

/**
 * A port of the embedded server and the name of the setting that holds its number.
 *
 * @param setting the configuration key, for the sentence when the port is taken
 */
record TlsPort(String setting, InetAddress bind, int number) {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** A server socket that speaks TLS from the first byte, not yet bound. */
  static SSLServerSocket socket(SSLContext tls) throws IOException {
    SSLServerSocket socket = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket();
    socket.setEnabledProtocols(PROTOCOLS);
    socket.setReuseAddress(true);
    return socket;
  }

  /** TLS over a connection that a client has opened; closing the one closes the other. */
  static SSLSocket secured(SSLContext tls, Socket wire) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(wire, InputStream.nullInputStream(), true);
    socket.setEnabledProtocols(PROTOCOLS);
    return socket;
  }

  ProvisioningException refused(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null && !(root instanceof BindException)) {
      root = root.getCause();
    }
    return ProvisioningException.startRefused(
        "Port %d of %s cannot be opened (%s): write another number for %s."
            .formatted(number, bind.getHostAddress(), root.getMessage(), setting),
        cause);
  }
}
