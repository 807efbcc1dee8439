# Keys and certificates of the components, and the kubeconfigs made of them. Sourced; see settings.sh.
# shellcheck shell=bash

make_certificates() {
  mkdir -p "$state/pki"
  (
    cd "$state/pki"
    authority ca
    authority front-proxy-ca
    certificate ca apiserver /CN=kube-apiserver \
      "subjectAltName=DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:$api_address"
    certificate ca kubelet "/CN=$node" "subjectAltName=DNS:$node,IP:$node_address"
    # Administrators use clients that read no elliptic-curve key: fabric8's, without further libraries.
    (new_key=(-newkey rsa:2048 -nodes) && certificate ca admin /O=system:masters/CN=admin extendedKeyUsage=clientAuth)
    certificate ca node "/O=system:nodes/CN=system:node:$node" extendedKeyUsage=clientAuth
    certificate front-proxy-ca front-proxy /CN=front-proxy-client extendedKeyUsage=clientAuth
    openssl genrsa -out service-accounts.key 2048
  ) 2> /dev/null
  write_kubeconfig admin "$kubeconfig"
  write_kubeconfig node "$state/node.kubeconfig"
}

new_key=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)

authority() { openssl req -x509 "${new_key[@]}" -days 3650 -keyout "$1.key" -out "$1.crt" -subj "/CN=fixres-$1"; }

# usage: certificate AUTHORITY NAME SUBJECT EXTENSION
certificate() {
  openssl req "${new_key[@]}" -keyout "$2.key" -out "$2.csr" -subj "$3"
  openssl x509 -req -in "$2.csr" -CA "$1.crt" -CAkey "$1.key" -CAcreateserial -days 3650 -out "$2.crt" -extfile <(echo "$4")
}

# usage: write_kubeconfig CERTIFICATE FILE
write_kubeconfig() {
  cat > "$2" << EOF
apiVersion: v1
kind: Config
clusters: [{name: fixres, cluster: {server: 'https://$api_address:443', certificate-authority-data: $(base64 -w 0 "$state/pki/ca.crt")}}]
users: [{name: $1, user: {client-certificate-data: $(base64 -w 0 "$state/pki/$1.crt"), client-key-data: $(base64 -w 0 "$state/pki/$1.key")}}]
contexts: [{name: fixres, context: {cluster: fixres, user: $1}}]
current-context: fixres
EOF
  chmod 600 "$2"
}
