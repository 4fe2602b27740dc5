package net.psmail.provisioning.mailserver;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Speaks TLS with a server that was called by its address, and wants a certificate for its name.
 * The handshake is over when a socket is handed out, so that nobody need check once more.
 */
final class ForeignTls extends LayeredTls {

  private static final String[] PROTOCOLS = {"TLSv1.2", "TLSv1.3"};

  private final String host;

  ForeignTls(String host, SSLSocketFactory tls) {
    super(tls);
    this.host = host;
  }

  @Override
  public Socket createSocket(Socket connected, String address, int port, boolean autoClose)
      throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.createSocket(new GuardedSocket(connected), host, port, autoClose);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    // The names that a certificate may have are those of LDAP (RFC 2595, section 2.4).
    parameters.setEndpointIdentificationAlgorithm("LDAPS");
    secured.setSSLParameters(parameters);
    try {
      secured.startHandshake();
    } catch (IOException failure) {
      secured.close();
      throw failure;
    }
    return new GuardedSocket(secured);
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket(new Socket());
  }
}
