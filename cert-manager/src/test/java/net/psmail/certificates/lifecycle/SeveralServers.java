package net.psmail.certificates.lifecycle;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.psmail.certificates.KeyedChain;

/** Servers that serve what they are given. */
public final class SeveralServers implements Installation {

  @Override
  public void stage(Plan plan, KeyedChain chain, List<X509Certificate> proved) {}

  @Override
  public void install(Plan plan, List<X509Certificate> chain) {}

  @Override
  public List<String> refuted(Plan plan, List<X509Certificate> chain) {
    return List.of();
  }

  @Override
  public String rollBack(
      Plan plan, List<X509Certificate> chain, Predicate<X509Certificate> revoked) {
    return "";
  }

  @Override
  public Optional<PrivateKey> key(Plan plan, X509Certificate leaf) {
    return Optional.empty();
  }
}
