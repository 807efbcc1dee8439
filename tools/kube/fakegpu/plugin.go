// Package fakegpu is a device plugin that advertises GPUs which the machine does not have, so that Jobs which request
// one are admitted, counted and bound by the kubelet as on a GPU node.
package fakegpu

import (
	"context"
	"flag"
	"fmt"
	"log"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	api "k8s.io/kubelet/pkg/apis/deviceplugin/v1beta1"
)

// Main serves the plugin in the kubelet's directory until it is killed.
func Main() {
	count := flag.Int("count", 2, "how many devices to advertise")
	resource := flag.String("resource", "nvidia.com/gpu", "the extended resource they are advertised as")
	flag.Parse()
	for {
		if err := serveUntilForgotten(*resource, *count); err != nil {
			log.Printf("cannot advertise %d × %s, trying again in a second: %v", *count, *resource, err)
		}
		time.Sleep(time.Second)
	}
}

// serveUntilForgotten registers with the kubelet and returns when the kubelet has removed our socket, which it does at
// each of its starts: then the plugin must register anew.
func serveUntilForgotten(resource string, count int) error {
	name := strings.NewReplacer("/", "-", ".", "-").Replace(resource) + ".sock"
	socket := filepath.Join(api.DevicePluginPath, name)
	if err := os.Remove(socket); err != nil && !os.IsNotExist(err) {
		return err
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		return err
	}
	server := grpc.NewServer()
	defer server.Stop()
	api.RegisterDevicePluginServer(server, &plugin{count: count})
	go server.Serve(listener)
	if err := register(resource, name); err != nil {
		return err
	}
	log.Printf("advertising %d × %s", count, resource)
	for err == nil {
		time.Sleep(time.Second)
		_, err = os.Stat(socket)
	}
	return nil
}

func register(resource, endpoint string) error {
	kubelet, err := grpc.NewClient("unix://"+api.KubeletSocket, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer kubelet.Close()
	_, err = api.NewRegistrationClient(kubelet).Register(context.Background(),
		&api.RegisterRequest{Version: api.Version, Endpoint: endpoint, ResourceName: resource})
	return err
}

type plugin struct {
	api.UnimplementedDevicePluginServer
	count int
}

func (p *plugin) GetDevicePluginOptions(context.Context, *api.Empty) (*api.DevicePluginOptions, error) {
	return &api.DevicePluginOptions{}, nil
}

// ListAndWatch tells the devices once: they are always healthy.
func (p *plugin) ListAndWatch(_ *api.Empty, stream grpc.ServerStreamingServer[api.ListAndWatchResponse]) error {
	devices := make([]*api.Device, p.count)
	for i := range devices {
		devices[i] = &api.Device{ID: fmt.Sprintf("GPU-fake-%d", i), Health: api.Healthy}
	}
	if err := stream.Send(&api.ListAndWatchResponse{Devices: devices}); err != nil {
		return err
	}
	<-stream.Context().Done()
	return nil
}

// Allocate names the devices in the variable that NVIDIA's own plugin sets; there is nothing to mount.
func (p *plugin) Allocate(_ context.Context, request *api.AllocateRequest) (*api.AllocateResponse, error) {
	response := &api.AllocateResponse{}
	for _, container := range request.ContainerRequests {
		visible := map[string]string{"NVIDIA_VISIBLE_DEVICES": strings.Join(container.DevicesIds, ",")}
		response.ContainerResponses = append(response.ContainerResponses, &api.ContainerAllocateResponse{Envs: visible})
	}
	return response, nil
}
