package net.psmail.provisioning.mailserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets that call one machine whatever name they are told, and speak TLS with that name: the
 * certificate is checked against the name that members know, and no name service must know it too.
 */
final class PinnedSockets extends SSLSocketFactory {

  private final String machine;
  private final SSLSocketFactory tls;

  PinnedSockets(String machine, SSLSocketFactory tls) {
    this.machine = machine;
    this.tls = tls;
  }

  /** Plain and not connected; TLS is asked for over it. */
  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void connect(SocketAddress wanted, int timeoutMillis) throws IOException {
        InetSocketAddress there =
            new InetSocketAddress(address(), ((InetSocketAddress) wanted).getPort());
        super.connect(there, timeoutMillis);
      }
    };
  }

  @Override
  public Socket createSocket(Socket connected, String name, int port, boolean autoClose)
      throws IOException {
    return tls.createSocket(connected, name, port, autoClose);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(
      InetAddress address, int port, InetAddress localAddress, int localPort) {
    throw new UnsupportedOperationException();
  }

  private InetAddress address() throws UnknownHostException {
    InetAddress address = InetAddress.getByName(machine);
    return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
  }
}
