package net.psmail.certificates.lifecycle;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.psmail.certificates.KeyedChain;
import org.jspecify.annotations.Nullable;

/** A server that serves what it is given, unless the test says otherwise. */
public final class TrialInstallation implements Installation {

  private volatile @Nullable KeyedChain staged;
  private volatile @Nullable KeyedChain served;
  private volatile @Nullable KeyedChain before;
  volatile boolean deaf;
  volatile boolean refutes;
  final AtomicInteger stagings = new AtomicInteger();

  @Override
  public void stage(Plan plan, KeyedChain chain, List<X509Certificate> proved) {
    stagings.incrementAndGet();
    staged = chain;
  }

  @Override
  public void install(Plan plan, List<X509Certificate> chain) {
    before = served;
    served = deaf ? served : staged;
  }

  @Override
  public List<String> refuted(Plan plan, List<X509Certificate> chain) {
    KeyedChain now = served;
    return !refutes && now != null && now.chain().equals(chain)
        ? List.of()
        : List.of("Not every listener serves the new certificate.");
  }

  @Override
  public String rollBack(
      Plan plan, List<X509Certificate> chain, Predicate<X509Certificate> revoked) {
    KeyedChain old = before;
    served = old != null && revoked.test(old.leaf()) ? served : old;
    return "";
  }

  @Override
  public Optional<PrivateKey> key(Plan plan, X509Certificate leaf) {
    return Stream.of(served, before)
        .filter(Objects::nonNull)
        .filter(chain -> chain.leaf().getPublicKey().equals(leaf.getPublicKey()))
        .map(KeyedChain::key)
        .findFirst();
  }

  public @Nullable KeyedChain served() {
    return served;
  }
}
